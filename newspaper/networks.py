"""From which network a request came, told apart from others without being kept."""

import ipaddress

from django.conf import settings
from django.utils.crypto import salted_hmac


def network_of(request):
    """32 hex digits that are the same for the same network and this installation, and lead back to none.

    An IPv6 network is its first 64 bits, which is what one connection gets.
    """
    address = _address(request)
    try:
        network = ipaddress.ip_address(address)
    except ValueError:
        network = address
    else:
        network = getattr(network, "ipv4_mapped", None) or network
        if network.version == 6:
            network = ipaddress.ip_network((network, 64), strict=False)
    return salted_hmac("newspaper.networks", str(network), algorithm="sha256").hexdigest()[:32]


def _address(request):
    """The sender's address: as many hops from the right of X-Forwarded-For as there are proxies of ours.

    What stands further left was written by the sender, and may be anything.
    """
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < settings.TRUSTED_PROXIES <= len(hops):
        return hops[-settings.TRUSTED_PROXIES].strip()
    return request.META.get("REMOTE_ADDR", "")

"""The advertising desk in the newsroom: the admin pages of every trade."""

from advertising.adstxt import admin as adstxt
from advertising.banners import admin as banners
from advertising.enquiries import admin as enquiries
from advertising.orders import admin as orders
from advertising.orders import insertions_admin as insertions
from advertising.political import admin as political
from advertising.quotes import admin as quotes
from advertising.rates import admin as rates

__all__ = ["adstxt", "banners", "enquiries", "insertions", "orders", "political", "quotes", "rates"]

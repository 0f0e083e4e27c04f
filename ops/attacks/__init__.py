"""`make attacks`: attacks on the real site, served as in production, with databases of its own that it kills.

Every attack says how many it tried and how many of them failed, and repeats itself with the defence switched off:
that control must fail, or else the attack proves nothing. Everything is on 127.0.0.1, and bounded.
"""

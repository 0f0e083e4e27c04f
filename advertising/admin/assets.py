"""What the desk's pages need in a browser."""

from django.forms.widgets import Script

MODULE = Script("js/desk-tables.js", type="module")
STYLE = {"all": ["css/advertising-desk.css"]}

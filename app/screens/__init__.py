"""One folder per screen: `state.py` holds values and arithmetic without Flet, `view.py` draws them."""

"""The demonstration's yearly figures."""

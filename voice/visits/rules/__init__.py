"""Pure rules of mystery visits: values in, values out."""

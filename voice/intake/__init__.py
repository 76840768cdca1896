"""What customers send to headquarters: by the form on our pages, by e-mail, as a letter to the president."""

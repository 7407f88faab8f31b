"""One message to a group, each reached by the channel that suits and the law allows; afterwards what it brought."""

"""Texts to begin from, and the small safe language of their fields.

A text holds fields ({{first_name|Guest}}) and conditions, never code; letters, e-mails, SMS and call scripts are
all made by it.

Offers ``merging`` (``parse``, ``render``), ``pieces`` (tags and words, for editors), ``markup`` (the little HTML),
``mail.mail_body``, ``queries`` (``templates``, ``template``, ``merge_values``) and
``ui.text_editor.TextEditor``.
"""

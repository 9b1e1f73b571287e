"""The words of a text: tokens with folded forms, sentences, forms of the words in the lexicon."""

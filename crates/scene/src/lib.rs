//! A moment of the model as a picture: layout, SVG and plain words.

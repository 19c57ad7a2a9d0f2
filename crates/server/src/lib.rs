//! The server that holds the truth of every workspace

//! The rules of Roster: who may do what in a workspace, and what follows

//! One binary, so that the engine is linked once.

mod cluster;
mod faults;
mod functions;
mod local;
mod support;

/// Compiles an app's Java files and calls its function.
///
/// Two programs, started by the runner's Python side inside the sandbox: [dev.stoa.javarunner.Compile] once for an app
/// version, and [dev.stoa.javarunner.Serve], a Java virtual machine that carries out one run after another.
@NullMarked
package dev.stoa.javarunner;

import org.jspecify.annotations.NullMarked;

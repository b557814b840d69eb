/// What the tests of all modules share: real servers, Git repositories and golden files.
@NullMarked
package dev.stoa.testsupport;

import org.jspecify.annotations.NullMarked;

/** The goals: convert what Maven gives, call one engine method, render the error. */
@NullMarked
package io.sosw.maven;

import org.jspecify.annotations.NullMarked;

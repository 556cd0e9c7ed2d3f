/**
 * Takes a project to CloudFormation: one command that always converges. Runs in a JVM of its own with the AWS SDK, which
 * the plugin's realm does not have.
 */
@NullMarked
package io.sosw.engine.deploy;

import org.jspecify.annotations.NullMarked;

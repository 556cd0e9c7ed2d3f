/** Amazon ECS: clusters, task definitions, services and tasks; a task is a JVM of its own instead of a container. */
@NullMarked
package io.sosw.local.ecs;

import org.jspecify.annotations.NullMarked;

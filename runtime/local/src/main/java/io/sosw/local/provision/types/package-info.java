/** One class for each resource type: which calls of the service's API make, change and delete it. */
@NullMarked
package io.sosw.local.provision.types;

import org.jspecify.annotations.NullMarked;

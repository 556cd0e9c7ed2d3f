/** The template that is deployed: the project's own with its functions merged in. Nothing here calls AWS. */
@NullMarked
package io.sosw.engine.deploy.template;

import org.jspecify.annotations.NullMarked;

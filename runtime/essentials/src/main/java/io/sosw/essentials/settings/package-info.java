/** What the essentials are told: labourers, job schemas, coefficients, and where that is kept. */
@NullMarked
package io.sosw.essentials.settings;

import org.jspecify.annotations.NullMarked;

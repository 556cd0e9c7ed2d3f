/** What a JSON library costs a cold start. */
@NullMarked
package io.sosw.bench.json;

import org.jspecify.annotations.NullMarked;

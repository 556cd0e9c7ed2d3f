/** The essentials as portable functions: Scheduler, Orchestrator, Scavenger and WorkerAssistant, with one context. */
@NullMarked
package io.sosw.essentials;

import org.jspecify.annotations.NullMarked;

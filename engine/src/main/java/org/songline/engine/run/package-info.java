/** Runs a plan: one kernel an operation, one executor on one thread, one on several. */
@org.jspecify.annotations.NullMarked
package org.songline.engine.run;

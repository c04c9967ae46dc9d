/**
 * From a song to sound. {@code compile} turns a song into immutable values that are published
 * separately: the plan ({@code plan}: which operations, in which order, with which delays), the
 * values ({@code values}: faders, parameters, mutes, as curves over the song), the clip view
 * ({@code clips}: what plays when, overlaps and fades resolved) and the transport. {@code media}
 * has recordings ready at the song's rate, {@code run} executes a plan on one thread or on several
 * with the same bits, {@code render} writes it to files, {@code live} changes it while it runs.
 *
 * <p>Start with {@link org.songline.engine.render.Renderer}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.engine;

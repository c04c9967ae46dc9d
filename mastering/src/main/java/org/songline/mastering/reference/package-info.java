/**
 * Finished music beside finished music. A {@link org.songline.mastering.reference.Hearing} listens
 * to a piece once and becomes a {@link org.songline.mastering.reference.Profile}: levels, dynamics,
 * spectra of mid and side and their spread, for each section. A {@link
 * org.songline.mastering.reference.Shelf} keeps the profiles of a song's references, a {@link
 * org.songline.mastering.reference.Comparison} tells where a mix lies outside of what they span,
 * and a {@link org.songline.mastering.reference.Match} turns the difference into settings of
 * devices.
 */
@org.jspecify.annotations.NullMarked
package org.songline.mastering.reference;

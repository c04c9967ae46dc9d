/**
 * A journal that proves what existed when: takes, edits, versions, agreements and masters, each
 * entry with the hash of what it is about, chained to the one before and signed. Start with {@link
 * org.songline.release.evidence.EvidenceJournal}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.evidence;

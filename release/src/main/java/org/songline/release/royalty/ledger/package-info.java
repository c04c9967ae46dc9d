/**
 * Rows matched with the catalog, divided by contracts and booked twice in a journal to which is
 * only ever added.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.royalty.ledger;

/**
 * What shops pay, and who gets how much of it: statements are imported, matched with the catalog,
 * divided by contracts, booked twice and paid, so that nothing is left over. {@link
 * org.songline.release.royalty.RoyaltyFolder} keeps all of it beside the catalog.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.royalty;

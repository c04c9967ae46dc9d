/** Exact amounts of money, currencies and exchange rates. */
@org.jspecify.annotations.NullMarked
package org.songline.release.royalty.money;

/** What people are paid, and the statements they get. */
@org.jspecify.annotations.NullMarked
package org.songline.release.royalty.payout;

/** What was agreed on money: who gets which part of what, after which costs and advances. */
@org.jspecify.annotations.NullMarked
package org.songline.release.royalty.contract;

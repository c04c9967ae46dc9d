/** What devices cost, beside those of other programs. */
@org.jspecify.annotations.NullMarked
package org.songline.bench.cost;

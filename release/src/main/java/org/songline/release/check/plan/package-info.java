/** Rules about dates, sizes, places, genres and files. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.plan;

/** Rules about notices, shares, licences and declarations. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.terms;

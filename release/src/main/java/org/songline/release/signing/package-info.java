/** Keys by which people sign, each in a file that its owner alone may read (Ed25519, RFC 8032). */
@org.jspecify.annotations.NullMarked
package org.songline.release.signing;

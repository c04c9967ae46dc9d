/**
 * What is known about a person: all of it exported as one text, or erased as far as contracts and
 * money that was divided allow, with what remains and why.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.personal;

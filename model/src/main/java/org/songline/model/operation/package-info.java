/**
 * What people do to songs beyond single edits: split, join, quantise, ripple. Each {@link
 * org.songline.model.operation.Operation} looks at the song and makes one transaction of edits.
 */
@org.jspecify.annotations.NullMarked
package org.songline.model.operation;

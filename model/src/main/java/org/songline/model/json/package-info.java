/**
 * Text that people read and git merges, of any kind of value: strict JSON in one layout, with the
 * line of everything that is wrong. A {@link org.songline.model.json.Codec} says once how a value
 * is written and read, and tells its {@link org.songline.model.json.Shape} to those who read it
 * elsewhere.
 */
@org.jspecify.annotations.NullMarked
package org.songline.model.json;

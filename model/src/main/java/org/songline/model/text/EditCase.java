package org.songline.model.text;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.songline.model.edit.Edit;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Json;
import org.songline.model.json.Shape;

/**
 * How one kind of edit is written.
 *
 * @param name its word in the text
 */
record EditCase<E extends Edit>(String name, Class<E> type, Codec<E> codec) {
  @FunctionalInterface
  interface Make3<A, B, C, R> {
    R apply(A a, B b, C c);
  }

  @FunctionalInterface
  interface Make4<A, B, C, D, R> {
    R apply(A a, B b, C c, D d);
  }

  Shape.Case shape() {
    return new Shape.Case(name, Shape.Fields.of(codec));
  }

  Json write(Edit edit) {
    return codec.write(type.cast(edit));
  }

  static <E, K> Field<E, K> key(String name, Codec<K> codec, Function<E, K> get) {
    return Field.of(name, codec, get);
  }

  static <E extends Edit, T> EditCase<E> set(
      String name,
      Class<E> type,
      Codec<T> value,
      Function<E, T> old,
      Function<E, T> now,
      BiFunction<T, T, E> make) {
    return change(name, type, Field.of("old", value, old), Field.of("new", value, now), make);
  }

  static <E extends Edit, K, T> EditCase<E> set(
      String name,
      Class<E> type,
      Field<E, K> key,
      Codec<T> value,
      Function<E, T> old,
      Function<E, T> now,
      Make3<K, T, T, E> make) {
    return change(name, type, key, Field.of("old", value, old), Field.of("new", value, now), make);
  }

  static <E extends Edit, K, L, T> EditCase<E> set(
      String name,
      Class<E> type,
      Field<E, K> key,
      Field<E, L> second,
      Codec<T> value,
      Function<E, T> old,
      Function<E, T> now,
      Make4<K, L, T, T, E> make) {
    return change(
        name, type, key, second, Field.of("old", value, old), Field.of("new", value, now), make);
  }

  static <E extends Edit, T> EditCase<E> put(
      String name,
      Class<E> type,
      Codec<T> value,
      Function<E, Optional<T>> old,
      Function<E, Optional<T>> now,
      BiFunction<Optional<T>, Optional<T>, E> make) {
    return change(name, type, Field.maybe("old", value, old), Field.maybe("new", value, now), make);
  }

  static <E extends Edit, K, T> EditCase<E> put(
      String name,
      Class<E> type,
      Field<E, K> key,
      Codec<T> value,
      Function<E, Optional<T>> old,
      Function<E, Optional<T>> now,
      Make3<K, Optional<T>, Optional<T>, E> make) {
    return change(
        name, type, key, Field.maybe("old", value, old), Field.maybe("new", value, now), make);
  }

  static <E extends Edit, K, L, T> EditCase<E> put(
      String name,
      Class<E> type,
      Field<E, K> key,
      Field<E, L> second,
      Codec<T> value,
      Function<E, Optional<T>> old,
      Function<E, Optional<T>> now,
      Make4<K, L, Optional<T>, Optional<T>, E> make) {
    return change(
        name,
        type,
        key,
        second,
        Field.maybe("old", value, old),
        Field.maybe("new", value, now),
        make);
  }

  private static <E extends Edit, T> EditCase<E> change(
      String name, Class<E> type, Field<E, T> old, Field<E, T> now, BiFunction<T, T, E> make) {
    return new EditCase<>(
        name, type, Codec.line(type, k -> make.apply(k.of(old), k.of(now)), old, now));
  }

  private static <E extends Edit, K, T> EditCase<E> change(
      String name,
      Class<E> type,
      Field<E, K> key,
      Field<E, T> old,
      Field<E, T> now,
      Make3<K, T, T, E> make) {
    return new EditCase<>(
        name,
        type,
        Codec.line(type, k -> make.apply(k.of(key), k.of(old), k.of(now)), key, old, now));
  }

  private static <E extends Edit, K, L, T> EditCase<E> change(
      String name,
      Class<E> type,
      Field<E, K> key,
      Field<E, L> second,
      Field<E, T> old,
      Field<E, T> now,
      Make4<K, L, T, T, E> make) {
    return new EditCase<>(
        name,
        type,
        Codec.line(
            type,
            k -> make.apply(k.of(key), k.of(second), k.of(old), k.of(now)),
            key,
            second,
            old,
            now));
  }
}

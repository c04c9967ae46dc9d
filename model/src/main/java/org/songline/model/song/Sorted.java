package org.songline.model.song;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/**
 * An immutable sorted list. Adding and removing one element costs a search and a copy of the
 * references, without sorting again, so that an edit of one note in ten thousand stays cheap.
 * Elements that the order calls equal stand in the order in which they came.
 */
public final class Sorted<T> extends AbstractList<T> implements RandomAccess {
  private final Comparator<? super T> order;
  private final Object[] elements;

  private Sorted(Comparator<? super T> order, Object[] elements) {
    this.order = order;
    this.elements = elements;
  }

  /** The elements in order; the same list when it is already sorted so. */
  public static <T> Sorted<T> of(Comparator<? super T> order, Collection<? extends T> elements) {
    if (elements instanceof Sorted<?> sorted && sorted.order.equals(order)) {
      @SuppressWarnings("unchecked") // The order is of T, so the elements are.
      Sorted<T> same = (Sorted<T>) sorted;
      return same;
    }
    Object[] copy = List.copyOf(elements).toArray();
    @SuppressWarnings("unchecked") // Every element came from a collection of T.
    Comparator<Object> anyOrder = (Comparator<Object>) order;
    Arrays.sort(copy, anyOrder);
    return new Sorted<>(order, copy);
  }

  /** Of lists, by the first elements that differ; the start of a list comes before it. */
  static <T> Comparator<List<T>> each(Comparator<? super T> order) {
    return (a, b) -> {
      for (int i = 0; i < a.size() && i < b.size(); i++) {
        int compared = order.compare(a.get(i), b.get(i));
        if (compared != 0) {
          return compared;
        }
      }
      return Integer.compare(a.size(), b.size());
    };
  }

  /** This list with one element more. */
  public Sorted<T> plus(T element) {
    int place = place(element, true);
    Object[] more = new Object[elements.length + 1];
    System.arraycopy(elements, 0, more, 0, place);
    more[place] = element;
    System.arraycopy(elements, place, more, place + 1, elements.length - place);
    return new Sorted<>(order, more);
  }

  /** Where an equal element stands, -1 when there is none. */
  public int find(T element) {
    for (int i = place(element, false); i < elements.length; i++) {
      if (elements[i].equals(element)) {
        return i;
      }
      if (order.compare(get(i), element) > 0) {
        return -1;
      }
    }
    return -1;
  }

  /** This list without the element at a place. */
  public Sorted<T> without(int index) {
    Object[] less = new Object[elements.length - 1];
    System.arraycopy(elements, 0, less, 0, index);
    System.arraycopy(elements, index + 1, less, index, less.length - index);
    return new Sorted<>(order, less);
  }

  /** The first place whose element is not less than the given one (greater, for {@code after}). */
  private int place(T element, boolean after) {
    int low = 0;
    int high = elements.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int compared = order.compare(get(middle), element);
      if (compared < 0 || (after && compared == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public T get(int index) {
    @SuppressWarnings("unchecked") // Only elements of T get in.
    T element = (T) elements[index];
    return element;
  }

  @Override
  public int size() {
    return elements.length;
  }
}

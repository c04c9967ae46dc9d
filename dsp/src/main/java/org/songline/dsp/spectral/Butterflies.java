package org.songline.dsp.spectral;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;

/** The loops of {@link FastFft}, each small enough for the compiler to keep it in registers. */
final class Butterflies {
  private Butterflies() {}

  private static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(Lanes.SPECIES, x, at);
  }

  /** Radix 4 along rows: a turn of its own for every point. */
  static void rows(
      float[] xr,
      float[] xi,
      int a,
      int b,
      int c,
      int d,
      float[] yr,
      float[] yi,
      int out,
      int stride,
      int from,
      int to,
      float[][] turns) {
    float[] c1 = turns[0];
    float[] s1 = turns[1];
    float[] c2 = turns[2];
    float[] s2 = turns[3];
    float[] c3 = turns[4];
    float[] s3 = turns[5];
    for (int p = from; p < to; p += Lanes.STEP) {
      FloatVector ar = load(xr, a + p);
      FloatVector ai = load(xi, a + p);
      FloatVector cr = load(xr, c + p);
      FloatVector ci = load(xi, c + p);
      FloatVector sumR = ar.add(cr);
      FloatVector sumI = ai.add(ci);
      FloatVector difR = ar.sub(cr);
      FloatVector difI = ai.sub(ci);
      FloatVector br = load(xr, b + p);
      FloatVector bi = load(xi, b + p);
      FloatVector dr = load(xr, d + p);
      FloatVector di = load(xi, d + p);
      FloatVector twoR = br.add(dr);
      FloatVector twoI = bi.add(di);
      FloatVector turnR = di.sub(bi);
      FloatVector turnI = br.sub(dr);
      int o = out + p;
      sumR.add(twoR).intoArray(yr, o);
      sumI.add(twoI).intoArray(yi, o);
      turned(difR.sub(turnR), difI.sub(turnI), load(c1, p), load(s1, p), yr, yi, o + stride);
      turned(sumR.sub(twoR), sumI.sub(twoI), load(c2, p), load(s2, p), yr, yi, o + 2 * stride);
      turned(difR.add(turnR), difI.add(turnI), load(c3, p), load(s3, p), yr, yi, o + 3 * stride);
    }
  }

  private static void turned(
      FloatVector r, FloatVector i, FloatVector c, FloatVector s, float[] yr, float[] yi, int at) {
    r.fma(c, i.mul(s).neg()).intoArray(yr, at);
    r.fma(s, i.mul(c)).intoArray(yi, at);
  }

  /** Radix 2 along a row. */
  static void halfRows(
      float[] xr,
      float[] xi,
      int in,
      int half,
      float[] yr,
      float[] yi,
      int out,
      int stride,
      int from,
      int to,
      float[][] turns) {
    for (int p = from; p < to; p += Lanes.STEP) {
      FloatVector ar = load(xr, in + p);
      FloatVector ai = load(xi, in + p);
      FloatVector br = load(xr, in + half + p);
      FloatVector bi = load(xi, in + half + p);
      ar.add(br).intoArray(yr, out + p);
      ai.add(bi).intoArray(yi, out + p);
      FloatVector c = load(turns[0], p);
      FloatVector s = load(turns[1], p);
      turned(ar.sub(br), ai.sub(bi), c, s, yr, yi, out + stride + p);
    }
  }

  /** Rows become columns. */
  static void exchange(float[] x, float[] y, int rows, int stride, int from, int to) {
    for (int block = from; block < to; block += 16) {
      for (int row = 0; row < rows; row++) {
        int in = row * stride + block;
        int out = rows * block + row;
        for (int p = 0; p < 16; p++) {
          y[out + rows * p] = x[in + p];
        }
      }
    }
  }

  /** Radix 4 along columns: one turn for a whole column of {@code s} points. */
  static void columns(
      float[] xr,
      float[] xi,
      float[] yr,
      float[] yi,
      int s,
      int quarter,
      int from,
      int to,
      int low,
      int high,
      float[][] turns) {
    for (int p = from; p < to; p++) {
      column(
          xr,
          xi,
          yr,
          yi,
          s * p + low,
          s * quarter,
          4 * s * p + low,
          s,
          high - low,
          turns[0][p],
          turns[1][p],
          turns[2][p],
          turns[3][p],
          turns[4][p],
          turns[5][p]);
    }
  }

  private static void column(
      float[] xr,
      float[] xi,
      float[] yr,
      float[] yi,
      int in,
      int row,
      int out,
      int s,
      int count,
      float c1,
      float s1,
      float c2,
      float s2,
      float c3,
      float s3) {
    for (int q = 0; q < count; q += Lanes.STEP) {
      int a = in + q;
      FloatVector ar = load(xr, a);
      FloatVector ai = load(xi, a);
      FloatVector cr = load(xr, a + 2 * row);
      FloatVector ci = load(xi, a + 2 * row);
      FloatVector sumR = ar.add(cr);
      FloatVector sumI = ai.add(ci);
      FloatVector difR = ar.sub(cr);
      FloatVector difI = ai.sub(ci);
      FloatVector br = load(xr, a + row);
      FloatVector bi = load(xi, a + row);
      FloatVector dr = load(xr, a + 3 * row);
      FloatVector di = load(xi, a + 3 * row);
      FloatVector twoR = br.add(dr);
      FloatVector twoI = bi.add(di);
      FloatVector turnR = di.sub(bi);
      FloatVector turnI = br.sub(dr);
      int o = out + q;
      sumR.add(twoR).intoArray(yr, o);
      sumI.add(twoI).intoArray(yi, o);
      turned(difR.sub(turnR), difI.sub(turnI), c1, s1, yr, yi, o + s);
      turned(sumR.sub(twoR), sumI.sub(twoI), c2, s2, yr, yi, o + 2 * s);
      turned(difR.add(turnR), difI.add(turnI), c3, s3, yr, yi, o + 3 * s);
    }
  }

  private static void turned(
      FloatVector r, FloatVector i, float c, float s, float[] yr, float[] yi, int at) {
    FloatVector cos = FloatVector.broadcast(Lanes.SPECIES, c);
    FloatVector sin = FloatVector.broadcast(Lanes.SPECIES, s);
    r.fma(cos, i.mul(sin).neg()).intoArray(yr, at);
    r.fma(sin, i.mul(cos)).intoArray(yi, at);
  }

  /** As {@link #columns} for columns shorter than sixteen points. */
  static void fewColumns(
      float[] xr,
      float[] xi,
      float[] yr,
      float[] yi,
      int s,
      int quarter,
      int from,
      int to,
      float[][] turns) {
    int row = s * quarter;
    for (int p = from; p < to; p++) {
      float c1 = turns[0][p];
      float s1 = turns[1][p];
      float c2 = turns[2][p];
      float s2 = turns[3][p];
      float c3 = turns[4][p];
      float s3 = turns[5][p];
      for (int q = 0; q < s; q++) {
        int a = s * p + q;
        int b = a + row;
        int c = b + row;
        int d = c + row;
        float sumR = xr[a] + xr[c];
        float sumI = xi[a] + xi[c];
        float difR = xr[a] - xr[c];
        float difI = xi[a] - xi[c];
        float twoR = xr[b] + xr[d];
        float twoI = xi[b] + xi[d];
        float turnR = xi[d] - xi[b];
        float turnI = xr[b] - xr[d];
        int o = 4 * s * p + q;
        yr[o] = sumR + twoR;
        yi[o] = sumI + twoI;
        float uR = difR - turnR;
        float uI = difI - turnI;
        yr[o + s] = Math.fma(uR, c1, -(uI * s1));
        yi[o + s] = Math.fma(uR, s1, uI * c1);
        float vR = sumR - twoR;
        float vI = sumI - twoI;
        yr[o + 2 * s] = Math.fma(vR, c2, -(vI * s2));
        yi[o + 2 * s] = Math.fma(vR, s2, vI * c2);
        float tR = difR + turnR;
        float tI = difI + turnI;
        yr[o + 3 * s] = Math.fma(tR, c3, -(tI * s3));
        yi[o + 3 * s] = Math.fma(tR, s3, tI * c3);
      }
    }
  }

  /** The last pass, radix 2. */
  static void lastColumns(float[] xr, float[] xi, float[] yr, float[] yi, int s, int from, int to) {
    for (int q = from; q < to; q += Lanes.STEP) {
      FloatVector ar = load(xr, q);
      FloatVector ai = load(xi, q);
      FloatVector br = load(xr, q + s);
      FloatVector bi = load(xi, q + s);
      ar.add(br).intoArray(yr, q);
      ai.add(bi).intoArray(yi, q);
      ar.sub(br).intoArray(yr, q + s);
      ai.sub(bi).intoArray(yi, q + s);
    }
  }
}

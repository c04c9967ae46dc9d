#!/usr/bin/env python3
"""Peer side of the workloads W1..W8 (definitions: README.md).

peers.py list                              every WORKLOAD PEER pair
peers.py cmd   WORKLOAD PEER               print the shell command of one peer
peers.py bench WORKLOAD[,..] [PEER ...] [--runs 3] [--warmup 0] [--ours 'SHELL COMMAND'] [--warm 'SHELL COMMAND'] [--json FILE]

Environment: DATA = output of gen_inputs.py, WORK = scratch folder (default DATA/work).
`bench` runs the peers in turn (A B C A B C ..), so drift of a shared machine hits all alike;
per run: wall seconds, user+sys seconds of the process and its children, largest RSS.
--ours adds one more competitor and prints every peer's ratio to it (>1: ours is faster).
--warm is a command whose last line is `warm CPU WALL`: the same job repeated in one process; ratios to it too.
Peers that are not installed are named and left out.
Python standard library only.
"""
import json, math, os, re, shlex, shutil, statistics, struct, subprocess, sys, time

DATA = os.path.abspath(os.environ.get('DATA', 'data'))
WORK = os.path.abspath(os.environ.get('WORK', os.path.join(DATA, 'work')))
SF_DIR = '/usr/share/sounds/sf2'
P = {}          # (workload, peer) -> function returning a shell command
AUDIO_S = {}    # workload -> seconds of audio


def peer(w, name):
    def deco(f):
        P[(w, name)] = f
        return f
    return deco


def d(name):
    return os.path.join(DATA, name)


def o(name):
    os.makedirs(WORK, exist_ok=True)
    return os.path.join(WORK, name)


def put(name, data):
    p = o(name)
    with open(p, 'wb' if isinstance(data, bytes) else 'w') as f:
        f.write(data)
    return p


def spec():
    with open(d('w1.json')) as f:
        return json.load(f)


def octaves(q):
    return 2.0 / math.log(2) * math.asinh(0.5 / q)


# ------------------------------------------------------------------ W1 mix
def w1_ffmpeg(comp=True, eq=True):
    s = spec()
    ins, fc = [], []
    for i, t in enumerate(s['tracks']):
        ins.append('-i ' + d(t['file']))
        ch = ['equalizer=f=%g:t=q:w=%g:g=%g' % (b['hz'], b['q'], b['db']) for b in t['eq']] if eq else []
        if comp:
            ch.append('acompressor=threshold=-18dB:ratio=4:attack=10:release=100:knee=2:makeup=1'
                      ':link=maximum:detection=peak')
        ch.append('pan=stereo|c0=%g*c0|c1=%g*c1' % (t['left'], t['right']))
        fc.append('[%d:a]%s[t%d]' % (i, ','.join(ch), i))
    fc.append(''.join('[t%d]' % i for i in range(len(s['tracks']))) +
              'amix=inputs=%d:normalize=0[out]' % len(s['tracks']))
    f = put('w1%d%d.fc' % (comp, eq), ';\n'.join(fc))
    return 'ffmpeg -nostdin -v error -y %s -filter_complex_script %s -map "[out]" -c:a pcm_s24le %s' % (
        ' '.join(ins), f, o('w1_ffmpeg%d%d.wav' % (comp, eq)))


def w1_ecasound(comp=True, eq=True):
    s = spec()
    a = ['ecasound -q -D -b:1024 -z:nointbuf -z:nodb -z:mixmode,sum']
    for i, t in enumerate(s['tracks']):
        a.append('-a:t%d -f:f32_le,2,48000 -i %s' % (i, d(t['file'])))
        if eq:
            for b in t['eq']:
                a.append('-el:singlePara,%g,%g,%g' % (b['db'], b['hz'], octaves(b['q'])))
        if comp:
            a.append('-el:sc4,0,10,100,-18,4,3,0')
        a.append('-eac:%g,1 -eac:%g,2' % (100 * t['left'], 100 * t['right']))
    a.append('-a:all -f:s24_le,2,48000 -o ' + o('w1_ecasound%d%d.wav' % (comp, eq)))
    return ' '.join(a)


def w1_csound(comp=True, eq=True, j=1):
    s = spec()
    ins = []
    for i, t in enumerate(s['tracks']):
        L = ['instr %d' % (i + 1), ' al, ar diskin2 "%s", 1' % d(t['file'])]
        if eq:
            for b in t['eq']:
                for c in 'lr':
                    L.append(' a%s pareq a%s, %g, %g, %g' % (c, c, b['hz'], 10 ** (b['db'] / 20), b['q']))
        if comp:
            L.append(' ac max abs(al), abs(ar)')
            L += [' a%s compress2 a%s, ac, -90, -21, -15, 4, 0.01, 0.1, 0.001' % (c, c) for c in 'lr']
        L += [' outs al*%g, ar*%g' % (t['left'], t['right']), 'endin']
        ins.append('\n'.join(L))
    out = o('w1_csound%d%d.wav' % (comp, eq))
    txt = '<CsoundSynthesizer>\n<CsInstruments>\nsr=48000\nksmps=64\nnchnls=2\n0dbfs=1\n%s\n</CsInstruments>\n<CsScore>\n%s\ne\n</CsScore>\n</CsoundSynthesizer>\n' % (
        '\n'.join(ins), '\n'.join('i%d 0 %g' % (i + 1, s['seconds']) for i in range(len(s['tracks']))))
    return 'csound -d -m0 -j%d -W -3 -o %s %s' % (j, out, put('w1%d%d.csd' % (comp, eq), txt))


class Def:
    """minimal SynthDef (SCgf v2) writer"""
    def __init__(self, name):
        self.name, self.consts, self.ugens, self.params = name, [], [], []

    def c(self, v):
        v = struct.unpack('>f', struct.pack('>f', v))[0]
        if v not in self.consts:
            self.consts.append(v)
        return (-1, self.consts.index(v))

    def u(self, cls, rate, ins, outs=1, special=0, outrate=None):
        ii = [x if isinstance(x, tuple) else self.c(x) for x in ins]
        self.ugens.append((cls, rate, ii, outs, special, rate if outrate is None else outrate))
        k = len(self.ugens) - 1
        return [(k, i) for i in range(outs)] if outs > 1 else (k, 0)

    def bytes(self):
        ps = lambda t: bytes([len(t)]) + t.encode()
        b = b'SCgf' + struct.pack('>ih', 2, 1) + ps(self.name)
        b += struct.pack('>i', len(self.consts)) + b''.join(struct.pack('>f', v) for v in self.consts)
        b += struct.pack('>i', len(self.params)) + b''.join(struct.pack('>f', v) for _, v in self.params)
        b += struct.pack('>i', len(self.params)) + b''.join(ps(n) + struct.pack('>i', i) for i, (n, _) in enumerate(self.params))
        b += struct.pack('>i', len(self.ugens))
        for cls, rate, ii, outs, sp, orate in self.ugens:
            b += ps(cls) + struct.pack('>biih', rate, len(ii), outs, sp)
            b += b''.join(struct.pack('>ii', *x) for x in ii) + bytes([orate]) * outs
        return b + struct.pack('>h', 0)


def osc(addr, *args):
    pad = lambda s: s + b'\0' * (4 - len(s) % 4)
    tags, body = ',', b''
    for a in args:
        if isinstance(a, bytes):
            tags += 'b'
            body += struct.pack('>i', len(a)) + a + b'\0' * (-len(a) % 4)
        elif isinstance(a, str):
            tags += 's'
            body += pad(a.encode())
        elif isinstance(a, float):
            tags += 'f'
            body += struct.pack('>f', a)
        else:
            tags += 'i'
            body += struct.pack('>i', a)
    return pad(addr.encode()) + pad(tags.encode()) + body


def nrt(events):
    """[(seconds, [messages])] -> NRT score"""
    b = b''
    for t, ms in sorted(events, key=lambda e: e[0]):
        body = b'#bundle\0' + struct.pack('>q', int(t * 4294967296.0)) + b''.join(struct.pack('>i', len(m)) + m for m in ms)
        b += struct.pack('>i', len(body)) + body
    return b


def w1_scsynth(comp=True, eq=True, prog='scsynth'):
    s = spec()
    ev = []
    for i, t in enumerate(s['tracks']):
        D = Def('t%d' % i)
        x = list(D.u('DiskIn', 2, [float(i), 0.0], 2))
        if eq:
            for b in t['eq']:
                x = [D.u('BPeakEQ', 2, [v, b['hz'], 1.0 / b['q'], b['db']]) for v in x]
        if comp:
            k = D.u('BinaryOpUGen', 2, [D.u('UnaryOpUGen', 2, [x[0]], special=5), D.u('UnaryOpUGen', 2, [x[1]], special=5)], special=13)
            x = [D.u('Compander', 2, [v, k, 10 ** (-18 / 20), 1.0, 0.25, 0.01, 0.1]) for v in x]
        x = [D.u('BinaryOpUGen', 2, [v, g], special=2) for v, g in zip(x, (t['left'], t['right']))]
        D.u('Out', 2, [0.0] + x, outs=0)
        ev.append((0.0, [osc('/d_recv', D.bytes()), osc('/b_alloc', i, 32768, 2),
                         osc('/b_read', i, d(t['file']), 0, 32768, 0, 1)]))
    ev.append((0.0, [osc('/s_new', 't%d' % i, 1000 + i, 1, 0) for i in range(len(s['tracks']))]))
    ev.append((float(s['seconds']), [osc('/c_set', 0, 0.0)]))
    f = put('w1%d%d.osc' % (comp, eq), nrt(ev))
    return '%s -N %s _ %s 48000 WAV int24 -o 2 -i 0 -m 262144 -w 1024 -D 0' % (prog, f, o('w1_scsynth%d%d.wav' % (comp, eq)))


def w1_sox(comp=True, eq=True):
    s = spec()
    a = ['sox -m']
    for t in s['tracks']:
        e = 'sox -V1 %s -p' % d(t['file'])
        if eq:
            e += ''.join(' equalizer %g %gq %g' % (b['hz'], b['q'], b['db']) for b in t['eq'])
        if comp:
            e += ' compand 0.01,0.1 6:-90,-90,-18,-18,0,-13.5'
        e += ' remix 1v%g 2v%g' % (t['left'], t['right'])
        a.append("-v 1 '|%s'" % e)
    a.append('-b 24 ' + o('w1_sox%d%d.wav' % (comp, eq)))
    return ' '.join(a)


P[('W1', 'ffmpeg')] = w1_ffmpeg
P[('W1', 'ecasound')] = w1_ecasound
P[('W1', 'csound')] = w1_csound
P[('W1', 'csound-j2')] = lambda: w1_csound(j=2)
P[('W1', 'scsynth')] = w1_scsynth
P[('W1', 'supernova')] = lambda: w1_scsynth(prog='supernova')
P[('W1', 'sox')] = w1_sox
P[('W1e', 'ffmpeg')] = lambda: w1_ffmpeg(comp=False)
P[('W1e', 'ecasound')] = lambda: w1_ecasound(comp=False)
P[('W1e', 'csound')] = lambda: w1_csound(comp=False)
P[('W1e', 'scsynth')] = lambda: w1_scsynth(comp=False)
P[('W1e', 'sox')] = lambda: w1_sox(comp=False)
AUDIO_S['W1'] = AUDIO_S['W1e'] = 180


def w1_ardour(comp=True, eq=True):
    import ardour_w1
    return ardour_w1.build(spec(), DATA, o('ardour'), 'w1a%d%d' % (comp, eq), comp, eq)


P[('W1', 'ardour')] = w1_ardour
P[('W1e', 'ardour')] = lambda: w1_ardour(comp=False)


# ------------------------------------------------------------------ W2 synth voices
W2_SECONDS = 60


def w2_notes(voices):
    """(start s, hz, left, right): every voice strikes each 0.5 s, gate 0.4 s, release 0.08 s"""
    for v in range(voices):
        hz = 55.0 * 2 ** ((v * 7 % 48) / 12.0) * (1 + (v % 5 - 2) * 0.001)
        g, p = 0.5 / math.sqrt(voices), (v * 13 % 32) / 31.0
        for k in range(W2_SECONDS * 2):
            yield k * 0.5, hz, g * math.cos(p * math.pi / 2), g * math.sin(p * math.pi / 2)


def w2_csound(voices, j=1):
    sc = ['i1 %g 0.4 %.6f %.6f %.6f' % n for n in w2_notes(voices)]
    txt = """<CsoundSynthesizer>
<CsInstruments>
sr=48000
ksmps=64
nchnls=2
0dbfs=1
instr 1
 kenv madsr 0.005, 0.1, 0.6, 0.08
 asig vco2 1, p4
 kcf = 400 * 2 ^ (3.5 * kenv)
 alp zdf_2pole asig, kcf, 2, 0
 alp = alp * kenv
 outs alp * p5 * 0.5, alp * p6 * 0.5
endin
</CsInstruments>
<CsScore>
%s
e
</CsScore>
</CsoundSynthesizer>
""" % '\n'.join(sc)
    return 'csound -d -m0 -j%d -W -3 -o %s %s' % (j, o('w2_csound%d.wav' % voices), put('w2_%d.csd' % voices, txt))


def w2_scsynth(voices, prog='scsynth'):
    D = Def('v')
    D.params = [('hz', 440.0), ('l', 0.1), ('r', 0.1)]
    hz, l, r = D.u('Control', 1, [], 3)
    env = D.u('EnvGen', 1, [1.0, 1.0, 0.0, 1.0, 2.0, 0.0, 4.0, -99.0, -99.0,
                            1.0, 0.005, 1.0, 0.0, 0.6, 0.1, 1.0, 0.0, 0.6, 0.295, 1.0, 0.0, 0.0, 0.08, 1.0, 0.0])
    cf = D.u('BinaryOpUGen', 1, [400.0, D.u('BinaryOpUGen', 1, [2.0, D.u('BinaryOpUGen', 1, [env, 3.5], special=2)], special=25)], special=2)
    saw = D.u('Saw', 2, [hz])
    f = D.u('RLPF', 2, [saw, cf, 0.5])
    a = D.u('BinaryOpUGen', 2, [f, env], special=2)
    x = [D.u('BinaryOpUGen', 2, [a, g], special=2) for g in (l, r)]
    D.u('Out', 2, [0.0] + x, outs=0)
    by = {}
    for t, h, gl, gr in w2_notes(voices):
        by.setdefault(t, []).append(osc('/s_new', 'v', -1, 1, 0, 'hz', float(h), 'l', float(gl), 'r', float(gr)))
    ev = [(0.0, [osc('/d_recv', D.bytes())])] + list(by.items()) + [(float(W2_SECONDS), [osc('/c_set', 0, 0.0)])]
    return '%s -N %s _ %s 48000 WAV int24 -o 2 -i 0 -m 262144 -w 1024 -D 0 -n 8192' % (
        prog, put('w2_%d.osc' % voices, nrt(ev)), o('w2_%s%d.wav' % (prog, voices)))


for V in (64, 256, 1024):
    P[('W2-%d' % V, 'csound')] = lambda V=V: w2_csound(V)
    P[('W2-%d' % V, 'csound-j2')] = lambda V=V: w2_csound(V, 2)
    P[('W2-%d' % V, 'scsynth')] = lambda V=V: w2_scsynth(V)
    AUDIO_S['W2-%d' % V] = W2_SECONDS


# ------------------------------------------------------------------ W3 SoundFont
def w3_fluid(sf, fx=True):
    return 'fluidsynth -ni -q -r 48000 -g 0.3 -o synth.polyphony=1024 %s -T wav -O s24 -F %s %s %s' % (
        '' if fx else '-R 0 -C 0', o('w3_fluid.wav'), os.path.join(SF_DIR, sf), d('dense.mid'))


def w3_timidity(sf, fx=True):
    c = put('timidity_%s.cfg' % sf, 'soundfont %s\n' % os.path.join(SF_DIR, sf))
    return 'timidity -c %s -Ow -s 48000 --output-24bit -A40 -p 1024 %s -o %s %s' % (
        c, '' if fx else '-EFreverb=0 -EFchorus=0', o('w3_timidity.wav'), d('dense.mid'))


def w3_gervill(sf, fx=True):
    src = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'GervillRender.java')
    cls = o('gervill')
    jh = os.environ.get('JAVA_HOME', '')
    j = os.path.join(jh, 'bin') + '/' if jh else ''
    if not os.path.exists(os.path.join(cls, 'GervillRender.class')):
        subprocess.run([j + 'javac', '--add-exports', 'java.desktop/com.sun.media.sound=ALL-UNNAMED', '-d', cls, src], check=True)
    return '%sjava -cp %s --add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED GervillRender %s %s %s %s' % (
        j, cls, os.path.join(SF_DIR, sf), d('dense.mid'), o('w3_gervill.wav'), 'fx' if fx else 'dry')


for w, sf, fx in (('W3', 'FluidR3_GM.sf2', True), ('W3d', 'FluidR3_GM.sf2', False), ('W3t', 'TimGM6mb.sf2', True)):
    P[(w, 'fluidsynth')] = lambda sf=sf, fx=fx: w3_fluid(sf, fx)
    P[(w, 'timidity')] = lambda sf=sf, fx=fx: w3_timidity(sf, fx)
    P[(w, 'gervill')] = lambda sf=sf, fx=fx: w3_gervill(sf, fx)
    AUDIO_S[w] = 178

# ------------------------------------------------------------------ W4 loudness + true peak, 10 min soft, 5 min loud
def meters(w, name):
    ebur128 = 'ffmpeg -nostdin -nostats -hide_banner -i %s -af ebur128=%sframelog=verbose -f null -'
    P[(w, 'ffmpeg')] = lambda: ebur128 % (d(name), 'peak=true:')
    P[(w, 'ffmpeg-nopeak')] = lambda: ebur128 % (d(name), '')
    P[(w, 'loudgain')] = lambda: 'loudgain %s' % d(name)
    P[(w, 'bs1770gain')] = lambda: 'bs1770gain -i -r %s' % d(name)


meters('W4', 'prog10.wav')
meters('W4-5', 'loud5.wav')
AUDIO_S['W4'] = 600
AUDIO_S['W4-5'] = 300

# ------------------------------------------------------------------ W5 stretch x1.25 and +3 semitones
P[('W5', 'rubberband-r2')] = lambda: 'rubberband -2 -q -t 1.25 -p 3 %s %s' % (d('music48.wav'), o('w5_r2.wav'))
P[('W5', 'rubberband-r3')] = lambda: 'rubberband -3 -q -t 1.25 -p 3 %s %s' % (d('music48.wav'), o('w5_r3.wav'))
P[('W5', 'soundstretch')] = lambda: 'soundstretch %s %s -tempo=-20 -pitch=3' % (d('music48.wav'), o('w5_st.wav'))
P[('W5', 'sox')] = lambda: 'sox -V1 %s %s pitch 300 tempo -m 0.8' % (d('music48.wav'), o('w5_sox.wav'))
AUDIO_S['W5'] = 180


# ------------------------------------------------------------------ W6 convolution, stereo 6 s IR on 3 min
def w6_csound(part):
    txt = """<CsoundSynthesizer>
<CsInstruments>
sr=48000
ksmps=64
nchnls=2
0dbfs=1
gil ftgen 1, 0, 524288, -1, "%s", 0, 0, 1
gir ftgen 2, 0, 524288, -1, "%s", 0, 0, 2
instr 1
 al, ar diskin2 "%s", 1
 cl ftconv al, 1, %d
 cr ftconv ar, 2, %d
 outs cl * 0.2, cr * 0.2
endin
</CsInstruments>
<CsScore>
i1 0 180
e
</CsScore>
</CsoundSynthesizer>
""".replace(' cl ', ' acl ').replace(' cr ', ' acr ').replace('cl * 0.2, cr', 'acl * 0.2, acr') % (d('ir6.wav'), d('ir6.wav'), d('music48.wav'), part, part)
    txt = txt.replace('ftconv al, 1, %d' % part, 'ftconv al, 1, %d, 0, 288000' % part).replace('ftconv ar, 2, %d' % part, 'ftconv ar, 2, %d, 0, 288000' % part)
    return 'csound -d -m0 -W -3 -o %s %s' % (o('w6_csound.wav'), put('w6_%d.csd' % part, txt))


def w6_ffmpeg(minp, maxp):
    return ('ffmpeg -nostdin -v error -y -i %s -i %s -filter_complex "[0:a][1:a]afir=gtype=none:dry=1:wet=1:minp=%d:maxp=%d,volume=0.1[o]" '
            '-map "[o]" -c:a pcm_s24le %s' % (d('music48.wav'), d('ir6.wav'), minp, maxp, o('w6_ffmpeg%d.wav' % minp)))


def w6_zita(part):
    here = os.path.dirname(os.path.abspath(__file__))
    exe = o('zita_conv')
    if not os.path.exists(exe):
        try:
            subprocess.run(['g++', '-O2', '-o', exe, os.path.join(here, 'zita_conv.cc'), '-lzita-convolver', '-lfftw3f', '-lsndfile', '-lpthread'], check=True, stderr=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError):
            return 'zita-convolver'
    return '%s %s %s %s %d' % (exe, d('music48.wav'), d('ir6.wav'), o('w6_zita%d.wav' % part), part)


P[('W6', 'ffmpeg')] = lambda: w6_ffmpeg(8192, 8192)
P[('W6', 'csound-8192')] = lambda: w6_csound(8192)
P[('W6', 'zita-8192')] = lambda: w6_zita(8192)
P[('W6rt', 'csound-64')] = lambda: w6_csound(64)
P[('W6rt', 'zita-64')] = lambda: w6_zita(64)
P[('W6rt', 'ffmpeg-64')] = lambda: w6_ffmpeg(64, 8192)
AUDIO_S['W6'] = AUDIO_S['W6rt'] = 180

# ------------------------------------------------------------------ W7 96 kHz -> 44.1 kHz
P[('W7', 'sox-v')] = lambda: 'sox -V1 -D %s -b 24 %s rate -v 44100' % (d('music96.wav'), o('w7_sox.wav'))
P[('W7', 'ffmpeg-soxr28')] = lambda: 'ffmpeg -nostdin -v error -y -i %s -af aresample=44100:resampler=soxr:precision=28 -c:a pcm_s24le %s' % (d('music96.wav'), o('w7_soxr.wav'))
P[('W7', 'ffmpeg-swr')] = lambda: 'ffmpeg -nostdin -v error -y -i %s -af aresample=44100 -c:a pcm_s24le %s' % (d('music96.wav'), o('w7_swr.wav'))
P[('W7', 'src-best')] = lambda: 'sndfile-resample -to 44100 -c 0 %s %s' % (d('music96.wav'), o('w7_srcb.wav'))
P[('W7', 'src-medium')] = lambda: 'sndfile-resample -to 44100 -c 1 %s %s' % (d('music96.wav'), o('w7_srcm.wav'))
P[('W7', 'zita')] = lambda: 'zita-resampler --rate 44100 --wav --24bit %s %s' % (d('music96.wav'), o('w7_zita.wav'))
AUDIO_S['W7'] = 180

# ------------------------------------------------------------------ W8 codecs
P[('W8', 'flac-8-enc')] = lambda: 'flac -s -f -8 -o %s %s' % (o('w8.flac'), d('music48.wav'))
P[('W8', 'flac-5-enc')] = lambda: 'flac -s -f -5 -o %s %s' % (o('w8_5.flac'), d('music48.wav'))
P[('W8', 'flac-dec')] = lambda: 'flac -s -f -d -o %s %s' % (o('w8_dec.wav'), o('w8.flac'))
P[('W8', 'ffmpeg-flac-dec')] = lambda: 'ffmpeg -nostdin -v error -y -i %s -c:a pcm_s24le %s' % (o('w8.flac'), o('w8_dec2.wav'))
P[('W8', 'lame-320')] = lambda: 'lame --quiet -b 320 %s %s' % (d('music44.wav'), o('w8.mp3'))
P[('W8', 'lame-V2')] = lambda: 'lame --quiet -V2 %s %s' % (d('music44.wav'), o('w8_v2.mp3'))
AUDIO_S['W8'] = 180


# ------------------------------------------------------------------ driver
def run(cmd, log):
    t0 = time.monotonic()
    p = subprocess.Popen(['bash', '-c', cmd], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    _, st, ru = os.wait4(p.pid, 0)
    return time.monotonic() - t0, ru.ru_utime + ru.ru_stime, ru.ru_maxrss / 1024.0, os.waitstatus_to_exitcode(st)


def main():
    a = sys.argv[1:]
    def opt(n, dv):
        if n in a:
            k = a.index(n)
            v = a[k + 1]
            del a[k:k + 2]
            return v
        return dv
    runs, warm, ours, js = int(opt('--runs', 3)), int(opt('--warmup', 0)), opt('--ours', None), opt('--json', None)
    again = opt('--warm', None)
    if not a or a[0] == 'list':
        for k in P:
            print(*k)
        return
    if a[0] == 'cmd':
        print(P[(a[1], a[2])]())
        return
    res = []
    for w in a[1].split(','):
        names = [n for (x, n) in P if x == w and (len(a) < 3 or n in a[2:])]
        cmds = {}
        for n in names:
            c = P[(w, n)]()
            if shutil.which(shlex.split(c)[0]):
                cmds[n] = c
            else:
                print('%s: %s is not installed; left out' % (w, n))
        if ours:
            cmds['OURS'] = ours
        rec = {n: [] for n in cmds}
        with open(o('log.txt'), 'ab') as log:
            for r in range(-warm, runs):
                for n, c in cmds.items():
                    try:
                        m = run(c, log)
                    except FileNotFoundError:
                        continue
                    if r >= 0:
                        rec[n].append(m)
        hot = None
        if again:
            p = subprocess.run(['bash', '-c', again], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
            last = (p.stdout.strip().splitlines() or [''])[-1].split()
            if p.returncode == 0 and last[:1] == ['warm']:
                hot = (float(last[2]), float(last[1]))
            else:
                print('%s: the warm runs failed' % w)
        s = AUDIO_S[w]
        print('%-5s %-16s %8s %8s %8s %8s %8s  %s' % (w, 'peer', 'wall s', 'cpu s', 'x-rt', 'x-rt/cpu', 'RSS MB', 'cpu min..max, exit'))
        for n, ms in rec.items():
            wall, cpu, rss = (statistics.median(x[i] for x in ms) for i in range(3))
            row = dict(workload=w, peer=n, wall=wall, cpu=cpu, xrt=s / wall, xrt_cpu=s / cpu, rss=rss,
                       exits=[x[3] for x in ms], cpus=[x[1] for x in ms])
            if ours:
                row['ratio_cpu'] = statistics.median(x[1] / y[1] for x, y in zip(ms, rec['OURS']))
                row['ratio_wall'] = statistics.median(x[0] / y[0] for x, y in zip(ms, rec['OURS']))
            if hot and n != 'OURS':
                row['ratio_cpu_warm'], row['ratio_wall_warm'] = cpu / hot[1], wall / hot[0]
            res.append(row)
            print('      %-16s %8.2f %8.2f %8.1f %8.1f %8.0f  %.2f..%.2f %s%s' % (
                n, wall, cpu, s / wall, s / cpu, rss, min(row['cpus']), max(row['cpus']), row['exits'],
                ('  /ours cpu %.2f wall %.2f' % (row['ratio_cpu'], row['ratio_wall']) if ours else '')
                + ('; warm cpu %.2f wall %.2f' % (row['ratio_cpu_warm'], row['ratio_wall_warm']) if 'ratio_cpu_warm' in row else '')),
                flush=True)
        if hot:
            print('      %-16s %8.2f %8.2f' % ('OURS warm', *hot))
            res.append(dict(workload=w, peer='OURS warm', wall=hot[0], cpu=hot[1]))
    if js:
        with open(js, 'a') as f:
            for r in res:
                f.write(json.dumps(r) + '\n')


if __name__ == '__main__':
    main()

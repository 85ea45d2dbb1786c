# %% [case]
import struct
b = bytearray(8)
# %%
struct.pack_into('i', b, 0, 1)
# %%
print(b)

# %% [case]
import datetime
import locale
# %%
locale.setlocale(locale.LC_TIME, 'de')
# %%
print(datetime.date(2020,1,1).strftime('%B'))

# %% [case]
import hashlib
h = hashlib.sha256()
# %%
h.update(b'a')
# %%
print(h.hexdigest())

# %% [case]
import hmac
h = hmac.new(b'k', digestmod='sha1')
# %%
h.update(b'a')
# %%
print(h.hexdigest())

# %% [case]
import difflib
s = difflib.SequenceMatcher(None, 'a', 'b')
# %%
s.set_seqs('a', 'a')
# %%
print(s.ratio())

# %% [case]
import textwrap
w = textwrap.TextWrapper()
# %%
w.width = 3
# %%
print(w.fill('aaa bb'))

# %% [case]
import struct
s = struct.Struct('i')
b = bytearray(4)
# %%
s.pack_into(b, 0, 1)
# %%
print(b)

# %% [case]
import struct
s = struct.iter_unpack('i', bytes(8))
# %%
next(s)
# %%
print(next(s))

# %% [case]
import re
s = re.finditer('a', 'aa')
# %%
next(s)
# %%
print(next(s))

# %% [case]
import types
n = types.SimpleNamespace(a=[])
# %%
n.a.append(1)
# %%
print(n)

# %% [case]
import types
n = types.SimpleNamespace(a=[])
# %%
n.b = 1
# %%
print(n)

# %% [case]
import types
d = {}
n = types.MappingProxyType(d)
# %%
d['a'] = 1
# %%
print(n)

# %% [case]
import decimal
c = decimal.Context()
# %%
c.prec = 3
# %%
print(c.create_decimal('1.23456'))

# %% [case]
import decimal
c = decimal.Context()
# %%
c.divide(1, 3)
# %%
print(c.flags)

# %% [case]
import statistics
n = statistics.NormalDist(0,1)
# %%
n._mu = 5
# %%
print(n.mean)

# %% [case]
import calendar
c = calendar.TextCalendar()
# %%
c.setfirstweekday(6)
# %%
print(c.formatmonth(2020,1))

# %% [case]
import calendar
# %%
calendar.setfirstweekday(6)
# %%
print(calendar.month(2020,1))

# %% [case]
import ast
t = ast.parse('a=1')
# %%
ast.fix_missing_locations(t)
# %%
print(ast.dump(t))

# %% [case]
import ast
t = ast.parse('a=1')
# %%
ast.increment_lineno(t, 5)
# %%
print(ast.dump(t, include_attributes=True))

# %% [case]
import ast
t = ast.parse('a=1')
n = ast.parse('b')
# %%
ast.copy_location(n.body[0], t.body[0])
# %%
print(ast.dump(n, include_attributes=True))

# %% [case]
import ast
t = ast.parse('a=1')
# %%
t.body.pop()
# %%
print(ast.dump(t))

# %% [case]
import array
a=array.array('i',[1])
# %%
a.append(1)
# %%
print(a)

# %% [case]
import array
a=array.array('i',[1])
# %%
a.byteswap()
# %%
print(a)

# %% [case]
import configparser
c=configparser.ConfigParser()
# %%
c.read('x.ini')
# %%
print(c.sections())

# %% [case]
import configparser
c=configparser.ConfigParser()
# %%
c['a']={'b':1}
# %%
print(c.sections())

# %% [case]
import argparse
p=argparse.ArgumentParser()
# %%
p.add_argument('x')
# %%
p.print_help()

# %% [case]
import xml.etree.ElementTree as ET
r=ET.Element('a')
# %%
ET.SubElement(r,'b')
# %%
print(ET.tostring(r))

# %% [case]
import xml.etree.ElementTree as ET
r=ET.Element('a')
# %%
r.set('b','c')
# %%
print(ET.tostring(r))

# %% [case]
import xml.etree.ElementTree as ET
r=ET.Element('a')
# %%
r.text='c'
# %%
print(ET.tostring(r))

# %% [case]
import sys
# %%
sys.argv = ['a']
# %%
import argparse
argparse.ArgumentParser().parse_args()

# %% [case]
import re
r = []
# %%
re.sub('a', lambda m: r.append(1) or '', 'aa')
# %%
print(r)

# %% [case]
import json
r = []
# %%
json.loads('{}', object_hook=r.append)
# %%
print(r)

# %% [case]
import json
r = []
# %%
json.dumps(object(), default=lambda o: r.append(1))
# %%
print(r)

# %% [case]
import locale
# %%
locale.setlocale(locale.LC_ALL, '')
# %%
print(f'{1000:n}')

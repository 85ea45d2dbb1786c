os.makedirs("d/empty", exist_ok=True)
for made, text in {"a.txt": "old", "a.csv": "a,b\n1,2\n", "a.json": '{"k": 0}', "d/q.txt": "q", "w.txt": ""}.items():
    pathlib.Path(made).write_text(text)
pathlib.Path("module_here.py").write_text("setting = 1\n")
pathlib.Path("d/module_in_d.py").write_text("setting = 1\n")
np.save("a.npy", np.zeros(2))
np.savez("a.npz", q=np.zeros(2))
joblib.dump([1], "a.joblib")
with gzip.open("a.gz", "wt") as file:
    file.write("old")
with zipfile.ZipFile("a.zip", "w") as file:
    file.writestr("p", "old")
with open("a.pkl", "wb") as file:
    pickle.dump([1], file)
with shelve.open("a.shelf") as kept:
    kept["k"] = 0
connection = sqlite3.connect("a.db")
connection.execute("create table s (a)")
connection.commit()
sys.path.insert(0, os.getcwd())
os.environ["KEY"] = "old"
logging.getLogger("x").addHandler(logging.FileHandler("a.log"))
name = "a.txt"
path = pathlib.Path("a.txt")
frame = pd.DataFrame({"a": [1.123456, 2.0, 3.0], "b": [3.0, 4.0, 5.0]})
counter = 1
handle = open("a.csv")
writer = open("w.txt", "w")

@functools.lru_cache
def cache(n):
    return n

def counter_of():
    pass

counter_of.count = 0

def bump():
    global counter
    counter += 1
    return counter

def numbers():
    yield from range(3)

stream = numbers()

using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Waymark.Record;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>A record of two schools made from a seed, with an older copy of it, in the hands of somebody who has the database and the format and no key.</summary>
internal sealed class TamperedRecord : IDisposable
{
    private readonly RecordFolder _record = new();
    private readonly byte[] _sound;
    private readonly byte[] _older;
    private readonly Dictionary<string, string> _notes;
    private readonly List<int> _files = [];

    public TamperedRecord(int seed)
    {
        Random = new Random(seed);
        var stop = CancellationToken.None;
        School = Made();
        Other = Made();
        var files = Enumerable.Range(0, 3).Select(_ => FileId.Random()).ToList();
        var others = FileId.Random();
        OlderSize = 5 + Random.Next(3);
        Append(OlderSize);
        if (Random.Next(2) == 0)
            Checkpoint();
        _older = _record.Close();
        _record.Reopen();
        RetiredKey = SigningKey();
        ChangeKey();
        Append(3 + Random.Next(3));
        Checkpoint();
        _sound = _record.Close();
        _notes = Directory
            .EnumerateFiles(Path.Combine(_record.Data, "checkpoints"))
            .ToDictionary(path => path, File.ReadAllText);

        SchoolId Made() => _record.Store.CreateSchool(stop).GetAwaiter().GetResult();
        void Checkpoint() => _record.Store.MakeCheckpoint(School, stop).GetAwaiter().GetResult();
        void ChangeKey()
        {
            _files.Add(0);
            var saying = RecordFolder.Entry(files[0]);
            KeyRotation.Signing(_record.Store, School, saying, stop).GetAwaiter().GetResult();
            _record.Append(Other, others).GetAwaiter().GetResult();
        }
        void Append(int count)
        {
            for (var i = 0; i < count; i++)
            {
                // The first three begin a file each, so that every file has an entry.
                _files.Add(_files.Count < 3 ? _files.Count : Random.Next(3));
                _record.Append(School, files[_files[^1]]).GetAwaiter().GetResult();
                _record.Append(Other, others).GetAwaiter().GetResult();
            }
        }
    }

    public Random Random { get; }

    public SchoolId School { get; }

    public SchoolId Other { get; }

    /// <summary>How many entries each school has now, and had in the older copy.</summary>
    public int Size => _files.Count;

    public int OlderSize { get; }

    /// <summary>How long the log was when its signing key was changed.</summary>
    public int ChangedAt => OlderSize + 1;

    /// <summary>The key that signed until then, as a thief of it has it; and the one that signs now.</summary>
    public ECDsa RetiredKey { get; }

    public ECDsa SigningKey()
    {
        using var connection = Open();
        var rows = SchoolTables.All(connection).ToList();
        return _record.Store.Keys.SigningKey(rows.Single(row => row.SchoolId == School.Value));
    }

    public string NotesFile =>
        _notes.Keys.Single(path => path.Contains($"{School.Value:N}", Exactly));

    /// <summary>The older copy of the database, as a file to attach.</summary>
    public string Older
    {
        get
        {
            var path = Path.Combine(_record.Root, "older.db");
            File.WriteAllBytes(path, _older);
            return path;
        }
    }

    private static StringComparison Exactly => StringComparison.Ordinal;

    /// <summary>As it was before anybody touched it.</summary>
    public void MakeSound()
    {
        _record.Put(_sound);
        foreach (var (path, text) in _notes)
            File.WriteAllText(path, text);
    }

    /// <summary>An entry that is not the last.</summary>
    public int Any() => Random.Next(Size - 1);

    /// <summary>Two entries of one file, the earlier first; or of two files.</summary>
    public (int One, int Two) Pair(bool ofOneFile)
    {
        var pairs = (
            from one in Enumerable.Range(0, Size)
            from two in Enumerable.Range(one + 1, Size - one - 1)
            where _files[one] == _files[two] == ofOneFile
            select (one, two)
        ).ToList();
        return pairs[Random.Next(pairs.Count)];
    }

    public int FirstOfFile(int entry) => _files.IndexOf(_files[entry]);

    /// <summary>The ids of the two schools as they stand in the database, in quotes.</summary>
    public string Mine => $"'{School.Value.ToString("D").ToUpperInvariant()}'";

    public string Theirs => $"'{Other.Value.ToString("D").ToUpperInvariant()}'";

    /// <summary>The condition for an entry of the school.</summary>
    public string At(int index) => $"school_id = {Mine} AND idx = {index}";

    public void Do(string sql) => _record.Tamper(sql);

    /// <summary>Does something and does not put the guards of the tables back.</summary>
    public void DoCoarsely(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Flip(int index, string column = "sealed")
    {
        var row = Rows()[index];
        var bytes = column == "leaf" ? row.Leaf : row.Sealed;
        bytes[Random.Next(bytes.Length)] ^= (byte)(1 << Random.Next(8));
        Do(
            $"UPDATE record_entries SET {column} = x'{Convert.ToHexString(bytes)}' WHERE {At(index)}"
        );
    }

    /// <summary>Makes every leaf, the size and the frontier fit the rows as they now are. The code over them cannot be made without the key.</summary>
    public void Rehash()
    {
        var tree = Frontier.Empty;
        var changes = new List<string>();
        foreach (var row in Rows())
        {
            var leaf = EntrySeal.Leaf(row);
            tree = tree.Append(leaf);
            changes.Add(
                $"UPDATE record_entries SET leaf = x'{Convert.ToHexString(leaf)}' WHERE {At((int)row.Index)}"
            );
        }

        changes.Add(
            $"UPDATE record_heads SET size = {tree.Size}, frontier = x'{Convert.ToHexString(tree.Bytes)}' WHERE school_id = {Mine}"
        );
        Do(string.Join(';', changes));
    }

    public List<EntryRow> Rows()
    {
        using var connection = Open();
        using var entries = new Statement(connection, Sql.EntriesFrom);
        using var reader = entries.With(null, School.Value, 0L).ExecuteReader();
        var rows = new List<EntryRow>();
        while (reader.Read())
            rows.Add(Waymark.Record.Stores.Rows.Entry(School, reader).Row);
        return rows;
    }

    /// <summary>The first flaw that verifying with every key finds; null if it finds none.</summary>
    public async Task<Flaw?> Verify(CancellationToken stop)
    {
        try
        {
            var verdicts = await RecordVerifier.Verify(_record.Data, _record.Key, stop: stop);
            return verdicts
                .Select(verdict => verdict.Flaw)
                .FirstOrDefault(flaw => flaw is not null);
        }
        catch (RecordException refused)
        {
            return new Flaw(null, refused.Message);
        }
    }

    public void Dispose()
    {
        RetiredKey.Dispose();
        _record.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_record.Database};Pooling=False");
        connection.Open();
        return connection;
    }
}

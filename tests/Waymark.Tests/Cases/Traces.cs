using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

/// <summary>What lies in the data folder about a case and could still be opened: wrapped keys, and whatever is sealed under the school's own key.</summary>
internal static class Traces
{
    private static readonly string[] s_rows =
    [
        "SELECT wrapped_key FROM record_files WHERE file_id <> school_id",
        """SELECT "Sealed" FROM view_cases""",
        """SELECT "Sealed" FROM view_concerns""",
        """SELECT "Sealed" FROM drafts""",
        """SELECT "Sealed" FROM outbox""",
    ];

    /// <summary>The bytes of every such row, and the reference.</summary>
    public static async Task<IReadOnlyList<byte[]>> Before(SchoolInTest school, string reference)
    {
        var found = new List<byte[]> { System.Text.Encoding.UTF8.GetBytes(reference) };
        foreach (var row in s_rows)
            found.AddRange((await Of(school, row)).Cast<byte[]>().Select(bytes => bytes[..32]));
        return found;
    }

    /// <summary>How many of them are in any file of the data folder.</summary>
    public static int Found(SchoolInTest school, IReadOnlyList<byte[]> traces)
    {
        var files = Directory
            .EnumerateFiles(school.Data, "*", SearchOption.AllDirectories)
            .Select(Bytes)
            .ToList();
        return traces.Count(trace => files.Any(file => file.AsSpan().IndexOf(trace) >= 0));
    }

    public static async Task<IReadOnlyList<object>> Of(SchoolInTest school, string sql)
    {
        using var connection = school.Record.OpenConnection(school.Id);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<object>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            values.Add(reader.GetValue(0));
        return values;
    }

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}

namespace Waymark.Record;

/// <summary>Where a record is kept: in one file of its data folder (SQLite), or in a PostgreSQL database that several programs share.</summary>
/// <param name="Folder">The data folder. With PostgreSQL it holds the files of checkpoints; each program has one of its own.</param>
/// <param name="Database">How to reach PostgreSQL, such as <c>Host=db;Database=waymark;Username=waymark_app</c>. Null or empty: the file in the folder.</param>
public sealed record RecordPlace(string Folder, string? Database = null)
{
    /// <summary>The same database as the role that owns its tables, used to make and change tables and for nothing else. Null or empty: the role of <see cref="Database"/> does that too.</summary>
    public string? Owner { get; init; }

    /// <summary>A file in this folder.</summary>
    public static implicit operator RecordPlace(string folder) => new(folder);

    /// <summary>The folder only: the rest may hold a password.</summary>
    public override string ToString() => Folder;
}

/// <summary>A database context that reads and writes what belongs to one school. Its connections then see the rows of that school and no others.</summary>
public interface IOfOneSchool
{
    /// <summary>Whose rows it sees.</summary>
    SchoolId School { get; }
}

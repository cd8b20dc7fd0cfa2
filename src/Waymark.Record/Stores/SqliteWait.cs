using System.Runtime.InteropServices;
using SQLitePCL;

namespace Waymark.Record.Stores;

/// <summary>How a connection waits for the file while another writes to it.</summary>
/// <remarks>SQLite's own waits grow to a tenth of a second. A program that writes without pause leaves the file free for less than a thousandth
/// at a time, so that another could look a hundred times and be turned away with what it had to keep.</remarks>
internal static class SqliteWait
{
    private const int EachMilliseconds = 1;
    private const int Most = 30_000;

    // Kept for as long as the program runs: SQLite calls it by its address.
    private static readonly Waits s_wait = Wait;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Waits(nint argument, int waited);

    public static void Use(sqlite3 connection)
    {
        if (Set(connection.DangerousGetHandle(), s_wait, 0) != raw.SQLITE_OK)
        {
            throw new RecordException("SQLite does not let the program wait for the database.");
        }
    }

    /// <returns>Zero when it has waited long enough: then the statement fails.</returns>
    private static int Wait(nint argument, int waited)
    {
        if (waited >= Most)
        {
            return 0;
        }

        Thread.Sleep(EachMilliseconds);
        return 1;
    }

    // The driver has no function for it.
    [DllImport(
        "e_sqlite3",
        EntryPoint = "sqlite3_busy_handler",
        CallingConvention = CallingConvention.Cdecl
    )]
    private static extern int Set(nint connection, Waits handler, nint argument);
}

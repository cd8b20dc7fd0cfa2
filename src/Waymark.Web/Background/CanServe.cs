using System.Data.Common;
using Waymark.Record;
using Waymark.Web.Accounts;

namespace Waymark.Web.Background;

/// <summary>What a load balancer asks: 200 where requests may be sent here, 503 where the database is not reached. It says nothing else.</summary>
internal static class CanServe
{
    public const string Address = "/healthz";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static async Task Answer(HttpContext context)
    {
        var school = context.RequestServices.GetRequiredService<SchoolRecord>();
        context.Response.StatusCode = await Reaches(school, context.RequestAborted)
            ? StatusCodes.Status200OK
            : StatusCodes.Status503ServiceUnavailable;
    }

    private static async Task<bool> Reaches(SchoolRecord school, CancellationToken gone)
    {
        // An empty installation can be begun.
        if (!school.IsMade)
        {
            return true;
        }

        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(gone);
        tooLong.CancelAfter(s_patience);
        try
        {
            await school.Store.Size(school.School, tooLong.Token);
            return true;
        }
        catch (Exception unreached)
            when (unreached is DbException or RecordException or OperationCanceledException)
        {
            return false;
        }
    }
}

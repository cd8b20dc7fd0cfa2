using Microsoft.AspNetCore.Mvc;

namespace Waymark.Web.Pages;

/// <summary>After every form: go and look there (303). Only to addresses of our own.</summary>
internal sealed class SeeOther(string path) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        var own = path is ['/', not ('/' or '\\'), ..] or "/";
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = own ? path : "/";
    }
}

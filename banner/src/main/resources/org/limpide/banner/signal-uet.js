(h,f)=>{(window.uetq=window.uetq||[]).push("consent",h,{ad_storage:__ADS__.some(f)?"granted":"denied"})}
